using System.Diagnostics;

namespace IncidentRegister.Local;

/// <summary>How this room starts other programs.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="InvalidOperationException">It ended with an error; the message holds its own words.</exception>
    public static string Run(ServerUser? user, string program, params string[] arguments)
    {
        using var process = Process.Start(Describe(user, program, arguments))!;
        process.StandardInput.Close();
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} failed: {complaint.Result.Trim()}");
    }

    /// <summary>
    /// All three streams are redirected, because .NET otherwise lends the terminal to the child. The environment is
    /// not passed on: it may hold secrets that a database server has no business with.
    /// </summary>
    public static ProcessStartInfo Describe(ServerUser? user, string program, params string[] arguments)
    {
        var description = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // the one folder every user may stand in
        };
        if (user is not null) description.UserName = user.Name;

        var path = Environment.GetEnvironmentVariable("PATH");
        description.Environment.Clear();
        description.Environment["PATH"] = path;
        description.Environment["LC_ALL"] = "C.UTF-8";
        return description;
    }
}
