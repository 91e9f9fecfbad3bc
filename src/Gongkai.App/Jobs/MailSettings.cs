namespace Gongkai.App.Jobs;

/// <summary>The part <c>Mail</c> of <c>settings.json</c>: through which server applicants are told that something has happened. Without it nothing is ever sent;
/// <c>Site</c> is the address of the portal, for the link.</summary>
internal sealed record MailSettings(string Host, int Port, bool Tls, string From, string? User, string? Password, Uri Site)
{
    private const int Submission = 587;

    /// <summary>What is set; null when no server is named.</summary>
    /// <exception cref="FormatException">A server is named, but sender or portal address is missing.</exception>
    public static MailSettings? Of(IConfiguration settings)
    {
        var part = settings.GetSection("Mail");
        return part["Host"] is not { Length: > 0 } host ? null : new MailSettings(
            host, part.GetValue("Port", Submission), part.GetValue("Tls", true), part["From"] ?? throw new FormatException("settings.json: Mail:From"), part["User"], part["Password"],
            Uri.TryCreate(part["Site"], UriKind.Absolute, out var site) ? site : throw new FormatException("settings.json: Mail:Site"));
    }
}
