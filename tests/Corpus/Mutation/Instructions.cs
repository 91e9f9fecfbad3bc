using System.Reflection;
using System.Reflection.Emit;

namespace Gongkai.Corpus.Mutation;

/// <summary>One instruction of a compiled method.</summary>
/// <param name="Code">The instruction.</param>
/// <param name="At">Its place in the method.</param>
/// <param name="Operand">Place of its operand.</param>
internal readonly record struct Instruction(OpCode Code, int At, int Operand);

/// <summary>Takes compiled methods apart.</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The instructions in order.</summary>
    public static IEnumerable<Instruction> Of(byte[] method)
    {
        for (var at = 0; at < method.Length;)
        {
            var code = method[at] == TwoBytes ? Codes[unchecked((short)(0xFE00 | method[at + 1]))] : Codes[method[at]];
            var operand = at + code.Size;
            yield return new Instruction(code, at, operand);
            at = operand + SizeOf(code, method, operand);
        }
    }

    private static int SizeOf(OpCode code, byte[] method, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(method, at)),
        _ => 4,
    };
}
