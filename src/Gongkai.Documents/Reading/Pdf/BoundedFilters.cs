using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>The filters that unpack the streams of a PDF file, under the limits of the reading.</summary>
internal sealed class BoundedFilters(ReadingBudget budget) : IFilterProvider
{
    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(inner.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, budget))];

    private sealed class BoundedFilter(IFilter filter, ReadingBudget budget) : IFilter
    {
        // Smaller streams cannot unfold into more than the limit allows anyway.
        private const int LookedInto = 128 * 1024;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.CheckTime();
            if (filter is FlateFilter && input.Length > LookedInto)
            {
                Measure(input);
            }

            var output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            budget.Unpack(output.Length);
            return output;
        }

        // Unpacks without keeping anything, to see how much it would be.
        private void Measure(Memory<byte> input)
        {
            if (!MemoryMarshal.TryGetArray<byte>(input, out var array))
            {
                return;
            }

            using var packed = new ZLibStream(new MemoryStream(array.Array!, array.Offset, array.Count), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            long total = 0;
            try
            {
                int read;
                while ((read = packed.Read(buffer)) > 0)
                {
                    total += read;
                    budget.Step();
                    if (total > budget.Limits.MaxUnpackedBytes || total / input.Length > budget.Limits.MaxRatio)
                    {
                        throw new NotReadableException(NotReadableReason.TooLarge, "unpacked");
                    }
                }
            }
            catch (InvalidDataException)
            {
                // The library has its own ways with broken streams.
            }
        }
    }
}
