using System;
using System.IO;
using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Runtime.Versioning;
#endif

namespace Billing.Runtime;

/// <summary>Files and folders that only their owner can read, on systems with Unix permissions; elsewhere they inherit from the folder above.</summary>
internal static class OwnerOnly
{
#if NET8_0_OR_GREATER
    [UnsupportedOSPlatformGuard("windows")]
#endif
    private static readonly bool IsUnix = !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Makes the folder; one that exists must be a folder for its owner only.</summary>
    /// <exception cref="ArgumentException">It is a link, or others may enter it.</exception>
    public static void Folder(string path, string option)
    {
        RefuseLink(path, option);
        if (!Directory.Exists(path))
        {
            MakeFolder(path);
        }
        else if (IsOpenToOthers(path))
        {
            throw new ArgumentException($"holds the folder {Path.GetFileName(path)}, which others than its owner may enter: it must be made by the ingestion, or have mode 0700.", option);
        }
    }

    /// <summary>Refuses a symbolic link, which could lead what is written elsewhere.</summary>
    /// <exception cref="ArgumentException">It is a link.</exception>
    public static void RefuseLink(string path, string option)
    {
        if (IsLink(path))
        {
            throw new ArgumentException($"must not be or hold a symbolic link: {Path.GetFileName(path)} is one.", option);
        }
    }

    public static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Opens a file without a buffer: what is written is the system's at once.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (IsUnix && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        var stream = new FileStream(path, mode, access, share, bufferSize: 1);
        try
        {
            if (IsUnix && mode != FileMode.Open)
            {
                Chmod(path, 0x180); // 0600
            }

            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
#endif
    }

#if !NET8_0_OR_GREATER
    /// <summary>Keeps other processes from a file that is open for this one alone: where Mono runs, it does so within its own process only.</summary>
    /// <returns>Whether the file is ours; false when another process has it.</returns>
    public static bool TryLock(FileStream stream) => !IsUnix || UnixCalls.TryLock(stream.SafeFileHandle.DangerousGetHandle().ToInt32());
#endif

    /// <summary>Makes the names in a folder survive a power cut; files have their own flush.</summary>
    public static void Flush(string folder)
    {
        if (!IsUnix)
        {
            return;
        }

        var descriptor = UnixCalls.OpenFolder(folder);
        if (descriptor >= 0)
        {
            UnixCalls.Flush(descriptor);
            UnixCalls.Close(descriptor);
        }
    }

    private static void MakeFolder(string path)
    {
        var full = Path.GetFullPath(path);
        var existing = Path.GetDirectoryName(full);
        while (existing is not null && !Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing);
        }

        Create(full);

        // A file that survives a power cut needs a folder that does.
        for (var above = Path.GetDirectoryName(full); above is not null && existing is not null && above.Length >= existing.Length; above = Path.GetDirectoryName(above))
        {
            Flush(above);
        }
    }

    private static void Create(string path)
    {
#if NET8_0_OR_GREATER
        if (IsUnix)
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
#if !NET8_0_OR_GREATER
        if (IsUnix)
        {
            Chmod(path, 0x1C0); // 0700
        }
#endif
    }

    private static bool IsOpenToOthers(string path)
    {
#if NET8_0_OR_GREATER
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        return IsUnix && (File.GetUnixFileMode(path) & Others) != 0;
#else
        // This framework cannot ask: it makes it so, or fails.
        if (IsUnix)
        {
            Chmod(path, 0x1C0); // 0700
        }

        return false;
#endif
    }

#if !NET8_0_OR_GREATER
    private static void Chmod(string path, uint mode)
    {
        if (UnixCalls.Chmod(path, mode) != 0)
        {
            throw new UnauthorizedAccessException("The permissions of " + Path.GetFileName(path) + " cannot be set.");
        }
    }
#endif
}
