using System.Text.RegularExpressions;

namespace Gongkai.Web.Office.MyAccount;

/// <summary>What a browser says of itself, in words that tell one's devices apart.</summary>
internal static partial class Devices
{
    private static readonly (string Sign, string Name)[] Systems = [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string agent)
    {
        var system = Systems.FirstOrDefault(known => agent.Contains(known.Sign, StringComparison.Ordinal)).Name;
        var browser = Browser().Match(agent) is { Success: true } found ? $"{found.Groups["name"].Value.Replace("Edg", "Edge", StringComparison.Ordinal)} {found.Groups["version"].Value}" : null;
        return string.Join(" · ", new[] { browser, system }.OfType<string>().DefaultIfEmpty(agent.Length == 0 ? "—" : agent));
    }

    // In this order: every browser also names those that it resembles.
    [GeneratedRegex(@"(?<name>Edg|OPR|QQBrowser|360SE|Firefox)/(?<version>\d+)|(?<name>Chrome)/(?<version>\d+)(?!.*(?:Edg|OPR|QQBrowser))|(?<name>Safari)/(?<version>\d+)(?<!Chrome.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Browser();
}
