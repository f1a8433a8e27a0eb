package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.djl.engine.EngineException;
import io.github.phasegen.testing.OtherJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the native library: real ones in a Java of their own, others by the texts of Java, linkers and DJL. */
class EngineFailuresTest {

	private static final EngineCache CACHE = new EngineCache(Path.of("/somewhere/.djl.ai"), "default");

	@TempDir
	Path folder;

	@Test
	void aSecondClassLoaderIsToldToRestart() {
		final String[] printed = OtherJava.run(EngineStart.class, List.of(), "twice").strip().split("\\R");
		assertTrue(printed[0].startsWith("started"), printed[0]);
		assertParts(printed[printed.length - 1], "already loaded", "class loader", "restart", "one copy");
	}

	@Test
	void aCacheFolderThatCannotBeWrittenIsNamedWithItsRemedy() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "");
		final String message = OtherJava.run(EngineStart.class, List.of("phasegen.cache=" + file.resolve("cache")));
		assertParts(message, file.resolve("cache").toString(), "system property phasegen.cache", "cannot be written", "DJL_CACHE_DIR");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aDamagedLibraryIsToBeDeleted() throws IOException {
		assertParts(startWith(new byte[10]), "damaged", "delete the folder pytorch");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aLibraryForAnotherProcessorIsRecognised() throws IOException {
		final byte[] header = new byte[4096];
		System.arraycopy(new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1 }, 0, header, 0, 7);
		header[16] = 3; // a shared object ...
		header[18] = (byte) (System.getProperty("os.arch").equals("aarch64") ? 62 : 183); // ... of the other processor
		header[20] = 1;
		assertParts(startWith(header), "another processor", EngineVersions.machine());
	}

	/** Starts the engine with a native library of this content. */
	private String startWith(final byte[] library) throws IOException {
		final EngineVersions versions = EngineVersions.ofClassPath(EngineStart.class.getClassLoader());
		final String full = System.getProperty("user.home");
		final Path unpacked = new EngineCache(Path.of(full, ".djl.ai"), "").unpacked(versions).orElseGet(() -> {
			OtherJava.run(EngineStart.class, List.of());
			return new EngineCache(Path.of(full, ".djl.ai"), "").unpacked(versions).orElseThrow();
		});
		final Path damaged = Files.createDirectories(folder.resolve("pytorch").resolve(unpacked.getFileName()));
		Files.write(damaged.resolve(System.mapLibraryName("torch")), library);
		return OtherJava.run(EngineStart.class, List.of("phasegen.cache=" + folder));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
		"Native Library /a/libc10.so already loaded in another classloader | class loader | restart",
		"/a/libtorch_cuda.so: libcudart.so.12: cannot open shared object file: No such file or directory | CUDA | driver",
		"/a/libtorch_cuda.so: libcublas.so.12: cannot open shared object file: No such file or directory | CUDA | pytorch-native-cpu",
		"/a/libc10.so: /a/libc10.so: wrong ELF class: ELFCLASS32 (Possible cause: can't load IA 32 .so on a AMD 64 platform) | another processor | Java",
		"/a/libc10.so: cannot open shared object file: No such file or directory (Possible cause: can't load AARCH64 .so on a AMD 64 platform) | another processor | Java",
		"dlopen(/a/libc10.dylib, 0x0001): tried: '/a/libc10.dylib' (mach-o file, but is an incompatible architecture (have 'arm64', need 'x86_64')) | another processor | Java",
		"C:\\a\\c10.dll: Can't load AMD 64-bit .dll on a ARM 64-bit platform | another processor | Java",
		"C:\\a\\torch.dll: %1 is not a valid Win32 application | another processor | Java",
		"C:\\a\\c10.dll: Can't find dependent libraries | system library | Visual C++",
		"/lib64/libstdc++.so.6: version `GLIBCXX_3.4.26' not found (required by /a/libtorch_cpu.so) | older | newer Linux",
		"/lib64/libc.so.6: version `GLIBC_2.28' not found (required by /a/libc10.so) | older | newer Linux",
		"/tmp/a/libc10.so: failed to map segment from shared object: Operation not permitted | noexec | DJL_CACHE_DIR",
		"/a/libc10.so: libgomp.so.1: cannot open shared object file: No such file or directory | system library | names",
		"/a/libtorch.so: file too short | damaged | delete" })
	void whatTheLinkerSaysIsExplained(final String message, final String problem, final String remedy) {
		final EngineProblem explained = explained(new UnsatisfiedLinkError(message), "cpu");
		assertParts(explained.problem(), problem, message);
		assertParts(explained.remedy(), remedy);
	}

	@Test
	void aMissingDependencyOfTheCudaFlavourIsCuda() {
		final EngineProblem explained = explained(new UnsatisfiedLinkError("C:\\a\\torch.dll: Can't find dependent libraries"),
			"cu128");
		assertParts(explained.problem(), "CUDA");
	}

	@Test
	void whatDjlSaysIsExplained() {
		final EngineProblem denied = explained(new IllegalStateException("Failed to extract PyTorch native library",
			new AccessDeniedException("/somewhere/.djl.ai/pytorch/tmp1")), "cpu");
		assertParts(denied.getMessage(), "cannot be written", "/somewhere", "phasegen.cache");
		final EngineProblem full = explained(new IllegalStateException("Failed to extract PyTorch native library", new IOException(
			"No space left on device")), "cpu");
		assertParts(full.getMessage(), "No space left", "phasegen.cache");
		final EngineProblem offline = explained(new IllegalStateException("Failed to download PyTorch native library",
			new UnknownHostException("publish.djl.ai")), "cpu");
		assertParts(offline.getMessage(), "does not download", "pytorch-native");
		assertParts(explained(new IOException("Offline model is enabled."), "cpu").getMessage(), "does not download");
		assertParts(explained(new AssertionError("PyTorch jni not found: /jnilib/linux-x86_64/cu118/libdjl_torch.so"), "cu118")
			.getMessage(), "pytorch-jni");
	}

	@Test
	void aMissingClassIsAMissingJar() {
		assertParts(explained(new NoClassDefFoundError("com/sun/jna/Native"), "cpu").getMessage(), "com/sun/jna/Native", "README");
	}

	@Test
	void whatNobodyKnowsKeepsItsMessage() {
		final Throwable cause = new IllegalStateException("the moon is full");
		final EngineProblem explained = explained(cause, null);
		assertParts(explained.getMessage(), "the moon is full", "Check Installation");
		assertEquals(cause, explained.getCause().getCause());
	}

	private static EngineProblem explained(final Throwable cause, final String flavour) {
		return EngineFailures.explain(new EngineException("Failed to load PyTorch native library", cause), flavour, CACHE);
	}

	private static void assertParts(final String message, final String... parts) {
		for (final String part : parts)
			assertTrue(message.contains(part), part + " in " + message);
	}
}
