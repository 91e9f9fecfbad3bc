namespace Gongkai.Disclosure.Items;

/// <summary>A copy from which what was marked is gone, as the head put it into the file store and looked into it.</summary>
/// <param name="Name">Name as offered for download.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Text">Its words, for the search.</param>
/// <param name="Verdict">What its inspection came to.</param>
public sealed record RedactedCopy(string Name, string Sha256, long Size, string Text, FileVerdict Verdict);
