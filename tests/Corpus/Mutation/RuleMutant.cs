using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Gongkai.Corpus.Mutation;

/// <summary>The compiled rules with one thing in them made wrong: a condition turned round, a comparison, a sum or a number changed.</summary>
/// <param name="Where">Type and method.</param>
/// <param name="What">What was changed into what.</param>
/// <param name="Offset">Place in the file.</param>
/// <param name="Bytes">What stands there now.</param>
public sealed record RuleMutant(string Where, string What, int Offset, ImmutableArray<byte> Bytes)
{
    private static readonly string[] Rooms = ["Gongkai.Reports.Checks", "Gongkai.Reports.Checks.Narrative"];

    // Forms of the sum and the rule book are no rules; the rest of a record is written by the compiler.
    private static readonly string[] NoRules = ["Completion", "RuleBook", "RuleWords", "Rule", "Explanation", "Companions", "PrintedEvidence", "ReportChecks", "NarrativeFinding", "Phrases", "Bindings", "BindingFile", "CellSum", "CertainValue", "PeerGroup", "Reckoned", "Binding"];
    private static readonly string[] Written = ["Equals", "GetHashCode", "PrintMembers", "ToString", "Deconstruct", "<Clone>$", ".ctor", ".cctor", "Dispose", "System.IDisposable.Dispose", "Reset"];

    /// <summary>The file with the mutant in it.</summary>
    public byte[] In(ReadOnlySpan<byte> file)
    {
        var mutated = file.ToArray();
        Bytes.CopyTo(mutated, Offset);
        return mutated;
    }

    /// <summary>All mutants of the rules in a compiled file.</summary>
    public static ImmutableArray<RuleMutant> All(byte[] file)
    {
        using var image = new PEReader(new MemoryStream(file));
        var metadata = image.GetMetadataReader();
        var swaps = new OperatorSwaps(metadata);
        var mutants = ImmutableArray.CreateBuilder<RuleMutant>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (NameOf(metadata, method) is { } name)
            {
                mutants.AddRange(In(image, method, name, swaps));
            }
        }

        return mutants.ToImmutable();
    }

    private static string? NameOf(MetadataReader metadata, MethodDefinition method)
    {
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        var name = metadata.GetString(method.Name);
        if (method.RelativeVirtualAddress == 0 || Written.Contains(name) || name.Contains("GetEnumerator", StringComparison.Ordinal) || name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) || name.StartsWith("op_", StringComparison.Ordinal))
        {
            return null;
        }

        var names = new List<string>();
        while (true)
        {
            names.Insert(0, metadata.GetString(type.Name));
            if (type.GetDeclaringType().IsNil)
            {
                break;
            }

            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return Rooms.Contains(metadata.GetString(type.Namespace)) && !NoRules.Contains(names[0]) && !names[0].EndsWith("Context", StringComparison.Ordinal) && names[0][0] != '<' ? string.Join('.', names) + "." + name : null;
    }

    private static IEnumerable<RuleMutant> In(PEReader image, MethodDefinition method, string name, OperatorSwaps swaps)
    {
        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        var code = body.GetILBytes()!;
        var header = body.Size - code.Length - SizeOfSections(body, code.Length) is var size && size == 1 ? 1 : 12;
        var start = OffsetOf(image, method.RelativeVirtualAddress) + header;
        var instructions = Instructions.Of(code).ToList();
        for (var at = 0; at < instructions.Count; at++)
        {
            var instruction = instructions[at];
            if (!IsStepOfIterator(name, code, instructions, at) && swaps.For(code, instruction) is { } swap)
            {
                yield return new RuleMutant(name, swap.What, start + instruction.At, swap.Bytes);
            }
        }
    }

    // Where an iterator goes on is asked by the compiler, of the local that it fills first: nobody wrote that.
    private static bool IsStepOfIterator(string name, byte[] code, List<Instruction> instructions, int at)
    {
        const int filled = 2;
        if (!name.EndsWith(".MoveNext", StringComparison.Ordinal) || at <= filled || !instructions[at - 1].Code.Name!.StartsWith("ldc.i4", StringComparison.Ordinal))
        {
            return false;
        }

        var (store, load) = (instructions[filled], instructions[at - 2]);
        return store.Code.Name!.StartsWith("stloc", StringComparison.Ordinal) && load.Code.Name == "ld" + store.Code.Name[2..]
            && (store.Code.OperandType == OperandType.InlineNone || code[store.Operand] == code[load.Operand]);
    }

    // A tiny header holds no locals and no handlers.
    private static int SizeOfSections(MethodBodyBlock body, int length) => body.ExceptionRegions.IsEmpty && body.LocalSignature.IsNil && length < 64 && body.Size == length + 1 ? 0 : body.Size - length - 12;

    private static int OffsetOf(PEReader image, int address)
    {
        var section = image.PEHeaders.SectionHeaders[image.PEHeaders.GetContainingSectionIndex(address)];
        return address - section.VirtualAddress + section.PointerToRawData;
    }
}
