namespace Gongkai.Storage.Accounts;

/// <summary>One sign-in on one device, from then until it is ended. The browser's cookie only names it; what counts stands here, so that it can be ended from elsewhere.</summary>
public sealed class Login
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Who signed in.</summary>
    public required long AccountId { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was last used, to some minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>What the browser says of itself, cut short.</summary>
    public required string Device { get; init; }

    /// <summary>By what: password, passkey, an identity provider.</summary>
    public required string Method { get; init; }

    /// <summary>The organ that he works for in this sign-in; null for the first one where he holds a role.</summary>
    public long? OrganId { get; set; }

    /// <summary>When it was ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
