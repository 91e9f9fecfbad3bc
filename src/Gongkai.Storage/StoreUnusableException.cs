namespace Gongkai.Storage;

/// <summary>The store cannot be used; the reason is a plain code that the heads have words for.</summary>
public sealed class StoreUnusableException(string reason, string detail, Exception? inner = null) : Exception($"{reason}: {detail}", inner)
{
    /// <summary><c>newer</c>: made by a later version of this program. <c>folder</c>: it cannot be written. <c>database</c>: it cannot be reached or opened.
    /// <c>keys</c>: its personal data was sealed under keys that are not here. <c>upgrade</c>: a server's database is upgraded by command only, after a backup.</summary>
    public string Reason { get; } = reason;

    /// <summary>What exactly.</summary>
    public string Detail { get; } = detail;
}
