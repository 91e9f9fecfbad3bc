using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Storage.Keys;

/// <summary>A key of the cookies, sealed under the keys of personal data: every node reads it here, and the database alone lets nobody sign in.</summary>
public sealed class CookieKey
{
    /// <summary>Name that the framework gives it.</summary>
    public required string Name { get; init; }

    /// <summary>Binds the box to its row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The key, sealed.</summary>
    public required byte[] Box { get; init; }
}

internal sealed class CookieKeyMapping : IEntityTypeConfiguration<CookieKey>
{
    public void Configure(EntityTypeBuilder<CookieKey> builder)
    {
        builder.ToTable("cookie_keys");
        builder.HasKey(key => key.Name);
    }
}
