using System.Net;

namespace Gongkai.App.Serve;

/// <summary>Tells whether an address to listen on can be reached from this machine only.</summary>
internal static class Loopback
{
    public static bool Is(string url)
    {
        // “*” and “+” stand for every address of the machine; Uri does not know them.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return false;
        }

        return address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
