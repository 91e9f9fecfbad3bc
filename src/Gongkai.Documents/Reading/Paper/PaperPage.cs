namespace Gongkai.Documents.Reading.Paper;

/// <summary>What is printed on one page.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Glyphs">Its characters, in any order.</param>
/// <param name="Lines">The lines drawn on it.</param>
internal sealed record PaperPage(int Number, double Width, double Height, List<Glyph> Glyphs, List<Ruling> Lines);
