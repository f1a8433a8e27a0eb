package io.github.phasegen.checkpoint;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Planar;
import io.github.phasegen.testing.Close;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;

/** The checkpoints of the published packages and the passes that they must reproduce. */
public final class GoldenCheckpoint {

	public static final List<String> NAMES = List.of("phasegen_small", "kstrip_small", "recon_small");

	private GoldenCheckpoint() {}

	public static Path file(final String name) throws IOException {
		try {
			return Path.of(GoldenCheckpoint.class.getClassLoader().getResource("golden/" + name + ".pth").toURI());
		}
		catch (final URISyntaxException e) {
			throw new IOException(e);
		}
	}

	public static byte[] bytes(final String name) throws IOException {
		return Files.readAllBytes(file(name));
	}

	/** Runs the model of a folder and compares with the published forward pass. */
	public static void assertReproduces(final String name, final Path model) throws IOException {
		final Npz golden = Npz.resource("golden/" + name + "_forward.npz");
		try (ModelNetworks networks = ModelNetworks.of(ModelFolder.read(model), Device.cpu());
				NDManager scope = networks.manager().newSubManager())
		{
			final NDArray x = Golden.planar(scope, golden.get("x"));
			final boolean measured = golden.names().contains("kspace_undersampled");
			final NDArray input = measured ? Planar.concat(x, Golden.planar(scope, golden.get("kspace_undersampled"))) : x;
			final NDArray time = golden.names().contains("t") ? Golden.real(scope, golden.get("t")) : null;
			final NDArray y = networks.network(StageConfig.BASE).orElseThrow().forward(input, time, false);
			Close.assertClose(golden.floats("y"), Golden.interleaved(y), 1e-4);
		}
	}
}
