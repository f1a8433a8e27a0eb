package io.github.phasegen.model.doctor;

import java.io.IOException;
import java.net.URL;
import java.util.Locale;
import java.util.Random;

import ai.djl.engine.Engine;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.model.EngineCache;
import io.github.phasegen.model.EngineVersions;
import io.github.phasegen.model.Engines;

/** The Fourier transform in Java; the PyTorch engine with its parts, its native library, its devices and a forward pass on each. */
final class EngineChecks {

	private static final int SIDE = 256;
	private static final float TOLERANCE = 1e-4f;
	private static final String INSTALL = "install all jars that the README's installation chapter lists";

	private EngineChecks() {}

	static void all(final Doctor doctor) {
		doctor.look("Fourier transform", INSTALL, EngineChecks::fourier);
		final boolean complete = doctor.look("DJL and PyTorch", INSTALL, EngineChecks::versions);
		doctor.look("native library", INSTALL, EngineChecks::nativeLibrary);
		if (!complete || !doctor.look("engine", INSTALL, EngineChecks::start)) return;
		doctor.look("GPUs", INSTALL, EngineChecks::gpus);
		ForwardPass.onEveryDevice(doctor);
	}

	private static Finding fourier() {
		final Random random = new Random(1);
		final float[] image = new float[2 * SIDE * SIDE];
		for (int i = 0; i < image.length; i++)
			image[i] = (float) random.nextGaussian();
		final float[] transformed = image.clone();
		final PlaneFourier fourier = new PlaneFourier(SIDE, SIDE);
		final long start = System.nanoTime();
		fourier.forward(transformed, FourierNorm.ORTHO);
		fourier.inverse(transformed, FourierNorm.ORTHO);
		final double milliseconds = (System.nanoTime() - start) / 2e6;
		for (int i = 0; i < image.length; i++)
			if (!(Math.abs(image[i] - transformed[i]) < TOLERANCE)) return Finding.problem("Fourier transform",
				"there and back differs by " + Math.abs(image[i] - transformed[i]),
				"install JTransforms 3.1 beside PhaseGen; Fiji's own jtransforms-2.4 is another library");
		return Finding.ok("Fourier transform", String.format(Locale.ROOT, "%d x %d in %.1f ms, there and back exact", SIDE, SIDE,
			milliseconds));
	}

	private static Finding versions() throws IOException {
		final EngineVersions versions = EngineVersions.ofClassPath(EngineChecks.class.getClassLoader());
		versions.check(EngineVersions.machine());
		return Finding.ok("DJL and PyTorch", "DJL " + versions.engine() + ", JNI " + versions.jni() + ", native PyTorch " + versions
			.nativeLibrary() + " " + versions.flavour() + " for " + versions.classifier());
	}

	private static Finding nativeLibrary() throws IOException {
		final ClassLoader loader = EngineChecks.class.getClassLoader();
		final URL jar = loader.getResource("native/lib/pytorch.properties");
		final EngineCache cache = EngineCache.current();
		final String unpacked = cache.unpacked(EngineVersions.ofClassPath(loader)).map(folder -> "unpacked in " + folder).orElse(
			"not yet unpacked");
		return Finding.ok("native library", "from " + (jar == null ? "no jar" : jar.getPath().replaceFirst("!.*", "")) + ", " + unpacked +
			"; cache folder " + cache.folder() + " (" + cache.chosenBy() + ")");
	}

	private static Finding start() throws IOException {
		final long start = System.nanoTime();
		final Engine engine = Engines.pytorch();
		return Finding.ok("engine", String.format(Locale.ROOT, "%s %s starts in %.1f s", engine.getEngineName(), engine.getVersion(),
			(System.nanoTime() - start) / 1e9));
	}

	private static Finding gpus() throws IOException {
		final int count = Engines.pytorch().getGpuCount();
		final String flavour = EngineVersions.ofClassPath(EngineChecks.class.getClassLoader()).flavour();
		if (count > 0) return Finding.ok("GPUs", count + " seen by PyTorch");
		if (String.valueOf(flavour).startsWith("cu")) return Finding.problem("GPUs",
			"none seen, although the native library is the CUDA flavour " + flavour,
			"install NVIDIA's driver for this GPU, or replace the jar by pytorch-native-cpu");
		return Finding.ok("GPUs", "none seen (the native library is the flavour " + flavour + ")");
	}
}
