using System.Security.Cryptography;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Applications that are not finished, by a code that is shown once. Whoever has the code goes on; nobody else can read them, and they go by themselves.</summary>
public sealed class DraftShelf(DbContext db, PersonalKeys keys)
{
    /// <summary>Days for which a draft is kept after the last change.</summary>
    public const int Days = 30;

    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 16;

    /// <summary>Keeps a draft.</summary>
    /// <param name="code">The code of a draft that is kept already; null for a new one.</param>
    /// <returns>The code.</returns>
    public async Task<string> KeepAsync(string? code, string content, DateOnly today, CancellationToken cancellation)
    {
        await db.Set<ApplicationDraft>().Where(draft => draft.KeptUntil < today).ExecuteDeleteAsync(cancellation);
        var kept = await FindAsync(code, today, cancellation);
        var used = kept is null ? RandomNumberGenerator.GetString(Letters, CodeLength) : code!;
        if (kept is null)
        {
            var salt = PersonalKeys.NewSalt();
            db.Add(new ApplicationDraft { CodeIndex = keys.Index(used, "draft")!, Salt = salt, Content = keys.Seal(content, "draft", salt)!, KeptUntil = today.AddDays(Days) });
        }
        else
        {
            (kept.Content, kept.KeptUntil) = (keys.Seal(content, "draft", kept.Salt)!, today.AddDays(Days));
        }

        await db.SaveChangesAsync(cancellation);
        return used;
    }

    /// <summary>What was typed; null when no draft has that code, or no longer.</summary>
    public async Task<string?> OpenAsync(string? code, DateOnly today, CancellationToken cancellation) =>
        await FindAsync(code, today, cancellation) is { } draft ? keys.Open(draft.Content, "draft", draft.Salt) : null;

    /// <summary>Throws a draft away, once it was sent.</summary>
    public async Task DropAsync(string? code, CancellationToken cancellation)
    {
        if (keys.Index(code, "draft") is { } index)
        {
            await db.Set<ApplicationDraft>().Where(draft => draft.CodeIndex == index).ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task<ApplicationDraft?> FindAsync(string? code, DateOnly today, CancellationToken cancellation) =>
        keys.Index(code, "draft") is { } index ? await db.Set<ApplicationDraft>().FirstOrDefaultAsync(draft => draft.CodeIndex == index && draft.KeptUntil >= today, cancellation) : null;
}
