using System.Collections.Immutable;
using Gongkai.Corpus.Containers;
using Gongkai.Corpus.Galleys;
using Gongkai.Corpus.Shapes;

namespace Gongkai.Corpus;

/// <summary>A generated document and the truth about it.</summary>
/// <param name="Shape">The shape of the report.</param>
/// <param name="Container">The kind of file.</param>
/// <param name="Seed">What it was made from.</param>
/// <param name="FileName">A name with the right ending.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Truth">What it says.</param>
public sealed record CorpusDocument(string Shape, string Container, ulong Seed, string FileName, ReadOnlyMemory<byte> Bytes, DocumentTruth Truth)
{
    /// <summary>True where the shape, or the container, loses or spoils cells.</summary>
    public required bool IsDamaged { get; init; }

    /// <summary>True for a file by the product's own writers.</summary>
    public required bool IsOurs { get; init; }
}

/// <summary>Documents of every shape in every container, from a seed.</summary>
public static class CorpusDocuments
{
    /// <summary>Every shape in every container that needs no other program, <paramref name="perPair"/> of each, always the same.</summary>
    /// <param name="perPair">How many of each pair.</param>
    /// <param name="seed">Where the numbers start.</param>
    /// <param name="onlyShape">One shape; null for all.</param>
    /// <param name="onlyContainer">One container; null for all.</param>
    public static IEnumerable<CorpusDocument> Own(int perPair, ulong seed = 0, string? onlyShape = null, string? onlyContainer = null) =>
        from shape in CorpusShape.All
        where onlyShape is null || shape.Id == onlyShape
        from container in OwnContainers.All
        where onlyContainer is null || container.Id == onlyContainer
        from number in Enumerable.Range(0, perPair)
        select Make(shape, container, seed + (ulong)number);

    /// <summary>The names of all shapes.</summary>
    public static ImmutableArray<string> Shapes { get; } = [.. CorpusShape.All.Select(shape => shape.Id)];

    /// <summary>The names of all containers that need no other program.</summary>
    public static ImmutableArray<string> Containers { get; } = [.. OwnContainers.All.Select(container => container.Id)];

    /// <summary>One document.</summary>
    public static CorpusDocument Make(string shape, string container, ulong seed) =>
        Make(CorpusShape.All.Single(known => known.Id == shape), OwnContainers.All.Single(known => known.Id == container), seed);

    private static CorpusDocument Make(CorpusShape shape, Container container, ulong seed)
    {
        var (galley, habit, rng) = Set(shape, seed);
        var name = $"{shape.Id}-{container.Id}-{seed}{container.Extension}";
        return new CorpusDocument(shape.Id, container.Id, seed, name, container.Write(galley, habit, rng), DocumentTruth.Of(container.Mark(galley)))
        {
            IsDamaged = shape.IsDamaged || container.Traits.HasFlag(ContainerTraits.Scrambles),
            IsOurs = container.Traits.HasFlag(ContainerTraits.IsOurs),
        };
    }

    /// <summary>The galley of a shape before any container.</summary>
    internal static (Galley Galley, Habit Habit, Rng Rng) Set(CorpusShape shape, ulong seed)
    {
        var rng = new Rng((seed * 1_000_003) + (ulong)shape.Id.Sum(character => character * 31));
        var report = RandomReports.Next(rng, new RandomOptions { Year = rng.Between(shape.Years.First, shape.Years.Last), Edition = shape.Edition });
        var habit = Habit.Next(rng).For(report);
        return (shape.Edit(Typesetting.Set(report, habit), rng), habit, rng);
    }
}
