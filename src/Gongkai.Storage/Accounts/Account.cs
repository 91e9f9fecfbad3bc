using Gongkai.Agencies.Acts;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Storage.Accounts;

/// <summary>How an officer signs in: name, password, and what he added to it of his own will. What he may do is not here but in his appointments.</summary>
public sealed class Account : IdentityUser<long>, IRecorded
{
    /// <summary>Whose it is; an officer has at most one.</summary>
    public long OfficerId { get; init; }

    /// <summary>From when on nobody signs in with it; null while it is in use.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <inheritdoc/>
    public string Subject => $"account/{Id}";

    /// <summary>The password is among them: somebody who puts another one into the database leaves a trace.</summary>
    public IEnumerable<Fact> Facts =>
        [new("officer", Fact.Of(OfficerId)), new("name", UserName, IsPersonal: true), new("password", PasswordHash, IsPersonal: true), new("codes", TwoFactorEnabled ? "asked" : null), new("closed", Fact.Of(ClosedAt))];
}
