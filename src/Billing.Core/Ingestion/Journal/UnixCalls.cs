using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Billing.Runtime;

/// <summary>The calls for which the frameworks have no method of their own.</summary>
internal static class UnixCalls
{
    private const string Library = "libc";

    /// <summary>Opens a folder for reading; a negative number when it cannot.</summary>
    public static int OpenFolder(string path)
    {
        try
        {
            return OpenCall(ZeroTerminated(path), 0);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return -1;
        }
    }

#if !NET8_0_OR_GREATER
    /// <summary>Locks a file until it is closed, as .NET itself does for files that are not shared.</summary>
    /// <returns>False when another process has it; a file system without locks is not asked twice.</returns>
    public static bool TryLock(int descriptor)
    {
        const int ExclusiveWithoutWaiting = 2 | 4;
        return FlockCall(descriptor, ExclusiveWithoutWaiting) == 0 || Marshal.GetLastWin32Error() is not (11 or 35);
    }
#endif

    public static void Flush(int descriptor) => _ = FsyncCall(descriptor);

    public static void Close(int descriptor) => _ = CloseCall(descriptor);

    /// <summary>Sets permissions; 0 on success.</summary>
    public static int Chmod(string path, uint mode) => ChmodCall(ZeroTerminated(path), mode);

    private static byte[] ZeroTerminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport(Library, EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenCall(byte[] path, int flags);

    [DllImport(Library, EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FsyncCall(int descriptor);

    [DllImport(Library, EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseCall(int descriptor);

    [DllImport(Library, EntryPoint = "chmod")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChmodCall(byte[] path, uint mode);

#if !NET8_0_OR_GREATER
    [DllImport(Library, EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlockCall(int descriptor, int operation);
#endif
}
