using Gongkai.Corpus;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Redacting;
using Xunit;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Files broken at random: an inspection always comes to an end and to a verdict, a redaction to a copy or a refusal.</summary>
public sealed class DamagedFileTests
{
    private static readonly InspectionOptions Options = new() { Limits = ReadingLimits.Default with { MaxTime = TimeSpan.FromSeconds(20), MaxUnpackedBytes = 64 * 1024 * 1024 } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Inspect_DamagedFiles_NeverThrows()
    {
        foreach (var (name, bytes) in Damaged(Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1" ? 20 : 2))
        {
            var inspection = FileInspector.Inspect(bytes, name, Options, Cancellation);
            Assert.Equal(bytes.Length, inspection.Length);
            Assert.Equal(64, inspection.Sha256.Length);
        }
    }

    [Fact]
    public void Clean_DamagedFiles_NeverThrows()
    {
        foreach (var (name, bytes) in Damaged(1))
        {
            Assert.NotNull(FileCleaner.Clean(bytes, name, null, Options, Cancellation).After);
        }
    }

    [Fact]
    public void Redact_DamagedFiles_GivesACopyOrARefusal()
    {
        foreach (var (name, bytes) in Damaged(1).Where(file => !file.Name.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            try
            {
                Assert.NotEmpty(FileRedactor.Redact(bytes, name, [new WordsMark("privacy", "公告")], new RedactionOptions { Inspection = Options }, Cancellation).Preview.Places);
            }
            catch (RedactionRefusedException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Damaged(int rounds)
    {
        var rng = new Rng(99);
        foreach (var planted in new[] { PlantedInWord.All(), PlantedInSheets.All(), PlantedInPdf.All(), PlantedElsewhere.All() }.SelectMany(planted => planted).Where(planted => planted.Bytes.Length < 2_000_000))
        {
            for (var round = 0; round < rounds; round++)
            {
                yield return (planted.Name, Break([.. planted.Bytes], rng));
            }
        }
    }

    private static byte[] Break(byte[] bytes, Rng rng)
    {
        for (var hits = rng.Between(1, 12); hits > 0; hits--)
        {
            bytes[rng.Between(0, bytes.Length - 1)] = (byte)rng.Between(0, 255);
        }

        return rng.Chance(30) ? bytes[..rng.Between(1, bytes.Length)] : bytes;
    }
}
