using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace Billing.Core.Tests.Webhooks;

/// <summary>The compiled instructions of a method, with the methods that they name.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<(OpCode OpCode, MethodBase? Method)> Of(MethodBase method)
    {
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var i = 0; i < code.Length;)
        {
            var isLong = code[i] == 0xFE;
            var opCode = OpCodesByValue[isLong ? (short)(0xFE00 | code[i + 1]) : code[i]];
            i += isLong ? 2 : 1;
            yield return (opCode, opCode.OperandType == OperandType.InlineMethod ? Resolve(method, BitConverter.ToInt32(code, i)) : null);
            i += OperandLength(opCode.OperandType, code, i);
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token) => method.Module.ResolveMethod(
        token,
        method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int OperandLength(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
