namespace Billing.Emulator;

/// <summary>One member of a request that breaks a rule.</summary>
internal readonly struct FieldProblem
{
    internal FieldProblem(string field, string message, string code)
    {
        Field = field;
        Message = message;
        Code = code;
    }

    internal string Field { get; }

    internal string Message { get; }

    internal string Code { get; }
}
