namespace Gongkai.Documents.Programs;

/// <summary>Turns office files into others by LibreOffice, when it is installed.</summary>
public static class LibreOffice
{
    /// <summary>The longest that one file may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // No macros, no links that are followed, a proxy that leads nowhere.
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType"><value>2</value></prop><prop oor:name="ooInetHTTPProxyName"><value>127.0.0.1</value></prop><prop oor:name="ooInetHTTPProxyPort"><value>9</value></prop><prop oor:name="ooInetHTTPSProxyName"><value>127.0.0.1</value></prop><prop oor:name="ooInetHTTPSProxyPort"><value>9</value></prop></item>
        </oor:items>
        """;

    /// <summary>Full path of the program; null when it is not installed.</summary>
    public static string? Program => OutsideProgram.Find("soffice", "libreoffice");

    /// <summary>Converts a file in a throw-away folder with a profile of its own, so that several may run at once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Its extension without full stop.</param>
    /// <param name="to">The wanted extension.</param>
    /// <param name="time">How long it may take, at most <see cref="Longest"/>.</param>
    /// <returns>The converted file; null when the program is missing, made nothing of it or took too long, and then why.</returns>
    public static (byte[]? File, ConversionFailure Failure) Convert(ReadOnlyMemory<byte> file, string from, string to, TimeSpan time)
    {
        if (Program is not { } program)
        {
            return (null, ConversionFailure.Missing);
        }

        var folder = Directory.CreateTempSubdirectory("gongkai-office-");
        try
        {
            var profile = Directory.CreateDirectory(Path.Combine(folder.FullName, "profile", "user"));
            File.WriteAllText(Path.Combine(profile.FullName, "registrymodifications.xcu"), Settings);
            var source = Path.Combine(folder.FullName, $"report.{from}");
            using (var stream = File.Create(source))
            {
                stream.Write(file.Span);
            }

            var exit = OutsideProgram.Run(
                program, folder.FullName, time < Longest ? time : Longest, CancellationToken.None, $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
                "--convert-to", to, "--outdir", Path.Combine(folder.FullName, "made"), source);
            var made = Path.Combine(folder.FullName, "made", $"report.{to}");
            return exit is null ? (null, ConversionFailure.TooSlow) : File.Exists(made) ? (File.ReadAllBytes(made), ConversionFailure.None) : (null, ConversionFailure.Failed);
        }
        finally
        {
            Remove(folder);
        }
    }

    // What the ended program still writes must not keep the folder alive.
    private static void Remove(DirectoryInfo folder)
    {
        for (var left = 3; left > 0; left--)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (Exception error) when (left > 1 && error is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}

/// <summary>Why a conversion gave nothing.</summary>
public enum ConversionFailure
{
    /// <summary>It gave something.</summary>
    None,

    /// <summary>The program is not installed.</summary>
    Missing,

    /// <summary>The program made nothing of the file.</summary>
    Failed,

    /// <summary>The time was up and the program was ended.</summary>
    TooSlow,
}
