using System.Runtime.InteropServices;
using SharpFuzz;
using SharpFuzz.Common;

namespace Gongkai.Fuzz;

/// <summary>Which branches of the instrumented readers have run. Each branch counts in one of 65,536 places, as with AFL.</summary>
internal static unsafe class Ground
{
    private const int Places = 65_536;

    // Counting in loops over millions of points would say little and cost all the time.
    private const string Pixels = "Gongkai.Documents.Reading.Scans";

    // What reads: our own rooms and the libraries that take files apart.
    private static readonly string[] Libraries = ["Gongkai.Documents.dll", "Gongkai.Text.dll", "Gongkai.Reports.dll", "AngleSharp.dll", "UglyToad.PdfPig.dll", "UglyToad.PdfPig.Core.dll", "UglyToad.PdfPig.Fonts.dll", "UglyToad.PdfPig.Tokens.dll", "UglyToad.PdfPig.Tokenization.dll"];

    private static readonly byte* Counts = (byte*)NativeMemory.AllocZeroed(Places);
    private static readonly byte[] Known = new byte[Places];

    /// <summary>Gives the readers a place to count in; before anything of them runs.</summary>
    public static void Watch() => Trace.SharedMem = Counts;

    /// <summary>True where the readers were instrumented.</summary>
    public static bool IsWatched { get; } = typeof(Documents.Reading.DocumentReader).Assembly.GetReferencedAssemblies().Any(assembly => assembly.Name == "SharpFuzz.Common")
        || typeof(Documents.Reading.DocumentReader).Assembly.GetType("SharpFuzz.Common.Trace") is not null;

    /// <summary>True when the last file took a branch, or took one clearly more often, than any before; forgets how often the branches were taken.</summary>
    public static bool IsNew()
    {
        var isNew = false;
        for (var block = 0; block < Places; block += sizeof(ulong))
        {
            if (*(ulong*)(Counts + block) == 0)
            {
                continue;
            }

            for (var place = block; place < block + sizeof(ulong); place++)
            {
                var bit = Bit(Counts[place]);
                isNew |= (bit & ~Known[place]) != 0;
                Known[place] |= bit;
                Counts[place] = 0;
            }
        }

        Trace.PrevLocation = 0;
        return isNew;
    }

    /// <summary>Instruments the readers in a folder that holds a copy of this program.</summary>
    public static void Instrument(string folder)
    {
        foreach (var library in Libraries.Select(library => Path.Combine(folder, library)).Where(File.Exists))
        {
            Fuzzer.Instrument(library, type => !type.Contains(Pixels, StringComparison.Ordinal), Options.Value);
            Console.Error.WriteLine($"{Path.GetFileName(library)} is instrumented");
        }
    }

    private static byte Bit(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
