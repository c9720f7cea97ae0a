using System.IO;

namespace Quickstart;

/// <summary>Prints what happened, a line a step.</summary>
internal sealed class Printer(TextWriter output)
{
    private int _steps;

    public void Title(string title, string subtitle)
    {
        output.WriteLine(title);
        output.WriteLine(subtitle);
    }

    public void Vendor(Target target)
    {
        output.WriteLine();
        output.WriteLine($"{target.Name}  {(target.IsEmulator ? "(emulator)" : target.Url)}");
    }

    public void Step(string what, string result)
    {
        _steps++;
        output.WriteLine($"  {what,-34} {result}");
    }

    public void Done()
    {
        output.WriteLine();
        output.WriteLine($"Done: {_steps} steps, every one over HTTP through the real clients.");
    }
}
