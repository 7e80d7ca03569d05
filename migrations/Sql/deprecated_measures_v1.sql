-- A measure goes out of use as a term does; nothing that was asked or taken by it changes.
GRANT UPDATE (deprecated_at, successor) ON strategy_measures TO register_app;
