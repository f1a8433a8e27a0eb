package io.github.phasegen.model;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in plain words why the native library does not load, by what Java, the dynamic linker and DJL report. */
final class EngineFailures {

	/** A failure that is known by a text in it. */
	private record Known(Pattern sign, String problem, String remedy) {

		static Known of(final String sign, final String problem, final String remedy) {
			return new Known(Pattern.compile(sign, Pattern.CASE_INSENSITIVE), problem, remedy);
		}
	}

	private static final String MISSING = "(cannot open shared object|no such file|not found|image not found|Library not loaded|dependent librar)";

	/** The first one that fits counts. */
	private static final List<Known> KNOWN = List.of(
		Known.of("already loaded in another class ?loader",
			"PyTorch is already loaded in this Java, by another plugin or by a second copy of the DJL jars (another class loader)",
			"restart ImageJ or Fiji, and keep one copy of the DJL jars, in one folder"),
		Known.of("(cudart|cudnn|cublas|cufft|curand|cusparse|cusolver|nvrtc|nccl|nvToolsExt|torch_cuda|libcuda|nvcuda).*" + MISSING,
			"The CUDA library of PyTorch does not find CUDA",
			"install NVIDIA's driver and the CUDA version that the jar's name states, or replace that jar by pytorch-native-cpu"),
		Known.of("wrong ELF class|can't load .* on a |incompatible architecture|not a valid win32|exec format error",
			"The native library is for another processor than this Java",
			"use a Java for this machine's processor, and the pytorch-native jar for " + EngineVersions.machine()),
		Known.of("GLIBC(XX)?_[0-9.]+'? not found", "This Linux is older than PyTorch needs (C or C++ runtime)",
			"use a newer Linux: glibc 2.28 and libstdc++ of GCC 8, or later"),
		Known.of("failed to map segment|operation not permitted", "Programs may not be loaded from the cache folder (mounted noexec)",
			EngineCache.CHOOSE),
		Known.of("file too short|invalid ELF header|file truncated|not a mach-o|bad image", "The unpacked native library is damaged",
			"delete the folder pytorch in the cache folder; it is unpacked anew"),
		Known.of("\\.dll.*" + MISSING, "The native library does not find a system library",
			"install Microsoft's Visual C++ redistributable for Visual Studio 2015-2022"),
		Known.of("(\\.so|\\.dylib).*" + MISSING, "The native library does not find a system library",
			"install the library that the message names"),
		Known.of("offline|UnknownHost|publish\\.djl\\.ai|failed to (save|download)|connection (refused|timed out)|network is unreachable",
			"A part of the engine is missing, and PhaseGen does not download",
			"put the pytorch-native jar for " + EngineVersions.machine() + " beside the other DJL jars"),
		Known.of("PyTorch (library|jni) not found", "A part of the engine is missing in its jar",
			"put pytorch-jni and the pytorch-native jar for " + EngineVersions.machine() + " beside the other DJL jars"));

	private EngineFailures() {}

	/**
	 * @param failure what was thrown while the engine was started
	 * @param flavour "cpu" or a CUDA flavour; null if unknown
	 */
	static EngineProblem explain(final Throwable failure, final String flavour, final EngineCache cache) {
		final List<Throwable> chain = chain(failure);
		final String text = chain.stream().map(Throwable::toString).collect(Collectors.joining(" | "));
		final String last = chain.get(chain.size() - 1).toString();
		for (final Known known : KNOWN)
			if (known.sign().matcher(text).find()) return cuda(known, flavour) ? problem(KNOWN.get(1), last, failure) : problem(known,
				last, failure);
		if (chain.stream().anyMatch(e -> e instanceof FileSystemException) || text.contains("No space left") || text.contains(
			"Failed to extract")) return cache.notWritable(chain.get(chain.size() - 1));
		if (chain.stream().anyMatch(e -> e instanceof NoClassDefFoundError || e instanceof ClassNotFoundException)) return new EngineProblem(
			"A library of the engine is missing or has the wrong version: " + last,
			"install all jars that the README's installation chapter lists", failure);
		return new EngineProblem("The PyTorch engine does not start: " + last,
			"run Check Installation (or doctor) and report what it prints", failure);
	}

	/** On Windows the linker does not say which library it misses. */
	private static boolean cuda(final Known known, final String flavour) {
		return flavour != null && flavour.startsWith("cu") && known.problem().contains("does not find a system library");
	}

	private static EngineProblem problem(final Known known, final String message, final Throwable cause) {
		return new EngineProblem(known.problem() + " (" + message + ")", known.remedy(), cause);
	}

	private static List<Throwable> chain(final Throwable failure) {
		final List<Throwable> chain = new ArrayList<>();
		for (Throwable e = failure; e != null && !chain.contains(e); e = e.getCause())
			chain.add(e);
		return chain;
	}
}
