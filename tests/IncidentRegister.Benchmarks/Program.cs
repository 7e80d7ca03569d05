using System.Runtime.InteropServices;
using IncidentRegister.Benchmarks;
using IncidentRegister.Benchmarks.Running;

// What the register costs, against the floor: the same SQL without the register around it. Nothing here fails a build;
// the numbers are for reading, and the ratios among them are the ones that hold on another machine.
const string usage = """
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- web   [--incidents 10000,100000] [--seconds 2] [--fresh] [--explain]
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- start
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- audit [--seconds 2]
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- duplicates
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- queue [--incidents 10000,100000,1000000] [--fresh] [--explain]
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- session [--incidents 10000] [--seconds 120] [--fresh]
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- mentions [--incidents 10000,100000,1000000] [--fresh] [--explain]
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- ledger [--incidents 10000,100000,1000000] [--fresh] [--explain]
    dotnet run -c Release --project tests/IncidentRegister.Benchmarks -- deliver
    """;

using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var wanted = Wanted.Read(args);
if (wanted is null)
{
    Console.WriteLine(usage);
    return 0;
}

Console.WriteLine(Machine.Line());
try
{
    await (wanted.Command switch
    {
        "web" => WebBenchmark.Run(wanted, stopping.Token),
        "start" => StartBenchmark.Run(stopping.Token),
        "queue" => QueueBenchmark.Run(wanted, stopping.Token),
        "session" => SessionBenchmark.Run(wanted, stopping.Token),
        "mentions" => MentionsBenchmark.Run(wanted, stopping.Token),
        "ledger" => LedgerBenchmark.Run(wanted, stopping.Token),
        "deliver" => DeliverBenchmark.Run(stopping.Token),
        "duplicates" => DuplicatesBenchmark.Run(stopping.Token),
        _ => AuditBenchmark.Run(wanted, stopping.Token),
    });
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Console.WriteLine("Stopped.");
}

return 0;

// Asked to stop, it still ends the processes that it started.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
