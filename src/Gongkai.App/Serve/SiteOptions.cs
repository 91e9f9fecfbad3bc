namespace Gongkai.App.Serve;

/// <summary>What <c>serve</c> was asked for.</summary>
/// <param name="Demo">Fill an empty store with a fictional city, on loopback only.</param>
/// <param name="Urls">Addresses to listen on; none for a free local one.</param>
/// <param name="Data">Folder of the store; null for the usual one.</param>
/// <param name="Database">PostgreSQL connection instead of a folder; null for none.</param>
internal sealed record SiteOptions(bool Demo, string[] Urls, string? Data, string? Database);
