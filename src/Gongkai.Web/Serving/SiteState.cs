namespace Gongkai.Web.Serving;

/// <summary>What is true of the running site as a whole. Set once while it opens.</summary>
public sealed class SiteState
{
    /// <summary>Where a damaged report to try is handed out.</summary>
    public const string SampleAddress = "/sample/damaged.txt";

    private volatile bool isOpen;
    private volatile bool isReady;
    private volatile bool isDemonstration;
    private volatile bool hasAccounts;

    /// <summary>True when the store may be used.</summary>
    public bool IsOpen => isOpen;

    /// <summary>True when the store is open and, for a demonstration, filled.</summary>
    public bool IsReady => isReady;

    /// <summary>True when everything in the store is invented; every page and print says so.</summary>
    public bool IsDemonstration => isDemonstration;

    /// <summary>True once somebody can sign in here. False may be out of date; then the store is asked.</summary>
    public bool HasAccounts => hasAccounts;

    /// <summary>Somebody can sign in here.</summary>
    public void HasAccount() => hasAccounts = true;

    /// <summary>The store may be used.</summary>
    public void Opened() => isOpen = true;

    /// <summary>The store holds a demonstration.</summary>
    public void Demonstrates() => isDemonstration = true;

    /// <summary>The site may be used.</summary>
    public void Ready() => isReady = true;
}
