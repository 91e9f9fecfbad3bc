using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace Gongkai.Corpus.Running;

/// <summary>What a run of a head gave.</summary>
/// <param name="Exit">Exit code.</param>
/// <param name="Bytes">The output stream.</param>
/// <param name="Error">The error stream.</param>
public sealed record HeadRun(int Exit, byte[] Bytes, string Error)
{
    /// <summary>The output stream as text.</summary>
    public string Output => Encoding.UTF8.GetString(Bytes);
}

/// <summary>Runs a head the way people do: as a process of its own, in the folder of the checkout.</summary>
public static class Head
{
    /// <summary>Runs <c>gongkai-reader</c> or <c>gongkai-app</c> as built beside the running program.</summary>
    /// <param name="program">File name of the head.</param>
    /// <param name="language">zh or en.</param>
    /// <param name="input">What stands on its standard input.</param>
    /// <param name="arguments">The command line.</param>
    public static HeadRun Run(string program, string language, byte[] input, params ReadOnlySpan<string> arguments) =>
        Run(program, language, input, ImmutableDictionary<string, string>.Empty, arguments);

    /// <summary>The same with further variables in the head's environment.</summary>
    public static HeadRun Run(string program, string language, byte[] input, IReadOnlyDictionary<string, string> variables, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program))
        {
            WorkingDirectory = Checkout.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = language == "en" ? "en_GB.UTF-8" : "zh_CN.UTF-8";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new HeadRun(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A head that does not read its input has closed it.
        }
    }
}
