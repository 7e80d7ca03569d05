-- A report says whether it is printed as well.
GRANT UPDATE (has_pdf) ON reports TO register_app;
