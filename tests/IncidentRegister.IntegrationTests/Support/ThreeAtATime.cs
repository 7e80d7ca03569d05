// One more than the cores of a small machine: most of these tests wait for the database half of the time.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
