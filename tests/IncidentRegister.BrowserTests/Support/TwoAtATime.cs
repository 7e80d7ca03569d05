// Each class drives a register and a browser window of its own; more than two at once only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
