using Gongkai.Agencies;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Lets an applicant in to his own case by number and check code, without an account. A wrong number and a wrong code get the same answer in the same
/// way: nobody learns which numbers there are.</summary>
public sealed class StatusDoor(DbContext db, PersonalKeys keys)
{
    private const int CodeLength = 10;

    /// <summary>The check code of a registration number, in two groups as printed on the receipt. Stored nowhere: the keys give it anew.</summary>
    public string CodeOf(string number)
    {
        var code = keys.Code(number, "status", CodeLength);
        return $"{code[..(CodeLength / 2)]}-{code[(CodeLength / 2)..]}";
    }

    /// <summary>The number of the case; null when number and code do not belong together.</summary>
    public async Task<long?> OpenAsync(string? number, string? code, CancellationToken cancellation)
    {
        var asked = Plain(number).ToLowerInvariant();
        // Both are always done, the look and the comparison, so that time tells nothing.
        var found = await db.Set<InformationRequest>().AsNoTracking().Where(request => request.Number == asked).Select(request => (long?)request.Id).FirstOrDefaultAsync(cancellation);
        var fits = CryptographicOperations.FixedTimeEquals(Digest(CodeOf(asked)), Digest(code));
        return fits ? found : null;
    }

    private static byte[] Digest(string? code) => SHA256.HashData(Encoding.UTF8.GetBytes(Plain(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()));

    private static string Plain(string? text) => string.Concat(PlainForm.Of(text).Where(character => !char.IsWhiteSpace(character)));
}
