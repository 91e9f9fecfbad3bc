namespace Gongkai.Reader;

/// <summary>What a command's exit code says; others script against it.</summary>
public static class ExitCodes
{
    /// <summary>No error or warning.</summary>
    public const int Fine = 0;

    /// <summary>There are findings.</summary>
    public const int Findings = 1;

    /// <summary>A file is not readable.</summary>
    public const int NotReadable = 2;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 64;

    /// <summary>A fault of the program itself; never the file's or the user's.</summary>
    public const int Defect = 70;

    /// <summary>Stopped by the user.</summary>
    public const int Interrupted = 130;
}
