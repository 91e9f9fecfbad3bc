using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies.Personal;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Gate;

/// <summary>Names a form as it was sent: every page that is drawn bears another token, so that the same token with the same words is the same form sent again.</summary>
internal static class FormKey
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>The name; null for a form without a token. Nothing can be read from it.</summary>
    public static string? Of(IFormCollection form, PersonalKeys keys)
    {
        if (form[Token].ToString().Length == 0)
        {
            return null;
        }

        // Hashed first: what the index keys think of as the same is not the same to whoever typed it.
        var sent = string.Join('\n', form.SelectMany(field => field.Value.Select(value => $"{field.Key}={value}")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent)));
        return "form-" + Convert.ToHexStringLower(keys.Index(hash, "form")!);
    }
}
