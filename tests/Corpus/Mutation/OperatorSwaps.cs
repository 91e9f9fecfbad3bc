using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Gongkai.Corpus.Mutation;

/// <summary>What each instruction is swapped for.</summary>
internal sealed class OperatorSwaps
{
    private static readonly (OpCode From, OpCode To)[] Pairs =
    [
        (OpCodes.Beq, OpCodes.Bne_Un), (OpCodes.Beq_S, OpCodes.Bne_Un_S), (OpCodes.Bge, OpCodes.Blt), (OpCodes.Bge_S, OpCodes.Blt_S), (OpCodes.Bgt, OpCodes.Ble), (OpCodes.Bgt_S, OpCodes.Ble_S),
        (OpCodes.Bge_Un, OpCodes.Blt_Un), (OpCodes.Bge_Un_S, OpCodes.Blt_Un_S), (OpCodes.Bgt_Un, OpCodes.Ble_Un), (OpCodes.Bgt_Un_S, OpCodes.Ble_Un_S),
        (OpCodes.Clt, OpCodes.Cgt), (OpCodes.Add, OpCodes.Sub), (OpCodes.Mul, OpCodes.Div),
    ];

    private static readonly (string From, string To)[] Operators =
    [
        ("op_Equality", "op_Inequality"), ("op_GreaterThan", "op_LessThanOrEqual"), ("op_LessThan", "op_GreaterThanOrEqual"), ("op_Addition", "op_Subtraction"), ("op_Multiply", "op_Division"),
    ];

    private readonly Dictionary<short, OpCode> codes = [];
    private readonly Dictionary<int, (int To, string What)> calls = [];

    public OperatorSwaps(MetadataReader metadata)
    {
        foreach (var (from, to) in Pairs)
        {
            (codes[from.Value], codes[to.Value]) = (to, from);
        }

        // decimal keeps its operators in methods: swapped by the token of the other method.
        var tokens = metadata.MemberReferences.Select(handle => (Token: MetadataTokens.GetToken(handle), Member: metadata.GetMemberReference(handle)))
            .Where(pair => pair.Member.Parent.Kind == HandleKind.TypeReference && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)pair.Member.Parent).Name) == "Decimal")
            .GroupBy(pair => metadata.GetString(pair.Member.Name)).ToDictionary(group => group.Key, group => group.First().Token);
        foreach (var (from, to) in Operators)
        {
            if (tokens.TryGetValue(from, out var first) && tokens.TryGetValue(to, out var second))
            {
                calls[first] = (second, $"{from} → {to}");
                calls[second] = (first, $"{to} → {from}");
            }
        }
    }

    /// <summary>What stands there instead; null for an instruction that is left alone.</summary>
    public (string What, ImmutableArray<byte> Bytes)? For(byte[] method, Instruction instruction)
    {
        if (codes.TryGetValue(instruction.Code.Value, out var other))
        {
            return ($"{instruction.Code.Name} → {other.Name}", Written(other));
        }

        return instruction.Code == OpCodes.Call && calls.TryGetValue(BitConverter.ToInt32(method, instruction.Operand), out var call)
            ? (call.What, [.. Written(OpCodes.Call), .. BitConverter.GetBytes(call.To)])
            : null;
    }

    private static ImmutableArray<byte> Written(OpCode code) => code.Size == 1 ? [(byte)code.Value] : [(byte)(code.Value >> 8), (byte)code.Value];
}
