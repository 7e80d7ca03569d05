-- A report says whether it reaches back a number of days, whatever the one before told.
GRANT UPDATE (period_days) ON reports TO register_app;
