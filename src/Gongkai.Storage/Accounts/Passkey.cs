using Gongkai.Agencies.Acts;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Storage.Accounts;

/// <summary>A key in a device that an officer signs in with instead of his password.</summary>
public sealed class Passkey : IdentityUserPasskey<long>, IRecorded
{
    private const int SubjectBytes = 12;

    /// <inheritdoc/>
    public string Subject => $"passkey/{Convert.ToHexStringLower(CredentialId.AsSpan(0, Math.Min(SubjectBytes, CredentialId.Length)))}";

    /// <summary>How often it was used changes with every sign-in and is not among them.</summary>
    public IEnumerable<Fact> Facts => [new("account", Fact.Of(UserId)), new("key", Fact.Of(Data.PublicKey))];
}

/// <summary>An identity at the provider outside that stands for an account.</summary>
public sealed class OutsideIdentity : IdentityUserLogin<long>, IRecorded
{
    /// <inheritdoc/>
    public string Subject => $"outside-identity/{UserId}/{LoginProvider}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("account", Fact.Of(UserId)), new("key", ProviderKey, IsPersonal: true)];
}
