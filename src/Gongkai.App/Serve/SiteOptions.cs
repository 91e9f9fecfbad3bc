using Gongkai.Storage;

namespace Gongkai.App.Serve;

/// <summary>What <c>serve</c> was asked for.</summary>
/// <param name="Demo">Fill an empty store with a fictional city, on loopback only.</param>
/// <param name="Urls">Addresses to listen on; none for the usual local one.</param>
/// <param name="Place">Where the store lies.</param>
internal sealed record SiteOptions(bool Demo, string[] Urls, StorePlace Place);
