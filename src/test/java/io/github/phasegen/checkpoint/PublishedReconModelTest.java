package io.github.phasegen.checkpoint;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.network.ReconModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published reconstruction network from its checkpoint, on k-space. */
class PublishedReconModelTest {

	private static final int SIZE = 32;

	@TempDir
	private static Path folder;

	private static Path model;

	@BeforeAll
	static void importCheckpoint() throws IOException {
		model = folder.resolve("published");
		ImportCheckpoint.run(ImportRequest.of(GoldenCheckpoint.file("recon_small"), model.toString(), "published", "recon", "auto"));
	}

	private static CoilKSpace slice() {
		final SamplingMask mask = new RandomColumns(3, 0.2, PlaneAxis.X).draw(SIZE, SIZE, 3);
		return new CoilKSpace(CoilEncoding.ofOneCoil(mask).forward(TestPlanes.random(SIZE, SIZE, 1)), mask);
	}

	@Test
	void isThePublishedNetworkOnTheImageOfTheSamplesWithAMagnitudeOfAtMostOne() throws IOException {
		final CoilKSpace slice = slice();
		final ComplexPlane zeroFilled = slice.coils().get(0).copy();
		new PlaneFourier(SIZE, SIZE).inverse(zeroFilled.data(), FourierNorm.ORTHO);
		double largest = 0;
		for (final float value : zeroFilled.magnitude())
			largest = Math.max(largest, value);
		// the network's transform has no factor
		final ComplexPlane kSpace = slice.coils().get(0).copy();
		for (int i = 0; i < kSpace.data().length; i++)
			kSpace.data()[i] *= SIZE;
		final float[] expected;
		try (ModelNetworks networks = ModelNetworks.of(ModelFolder.read(model), Device.cpu());
				NDManager scope = networks.manager().newSubManager())
		{
			final List<float[]> parts = List.of(zeroFilled.real(), kSpace.real(), zeroFilled.imaginary(), kSpace.imaginary());
			final float[] planes = new float[4 * SIZE * SIZE];
			for (int i = 0; i < planes.length; i++)
				planes[i] = (float) (parts.get(i / SIZE / SIZE)[i % (SIZE * SIZE)] / largest);
			final NDArray y = networks.network(StageConfig.BASE).orElseThrow().forward(scope.create(planes, new Shape(1, 4, SIZE, SIZE)), null,
				false);
			expected = y.mul((float) largest).toFloatArray();
		}
		try (ReconModel loaded = ReconModel.load(ModelSource.parse("recon", model.toString()), DeviceChoice.CPU)) {
			final ComplexPlane image = loaded.reconstructor().reconstruct(slice, IterationProgress.NONE);
			assertClose(expected, planar(image), 1e-5);
			assertEquals("recon", loaded.config().task());
		}
	}

	private static float[] planar(final ComplexPlane image) {
		final float[] planes = Arrays.copyOf(image.real(), 2 * SIZE * SIZE);
		System.arraycopy(image.imaginary(), 0, planes, SIZE * SIZE, SIZE * SIZE);
		return planes;
	}

	@Test
	void takesOneCoil() throws IOException {
		final CoilKSpace slice = slice();
		try (ReconModel loaded = ReconModel.load(ModelSource.parse("recon", model.toString()), DeviceChoice.CPU)) {
			final CoilKSpace two = new CoilKSpace(List.of(slice.coils().get(0), slice.coils().get(0)), slice.mask());
			final IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> loaded.reconstructor().reconstruct(two,
				IterationProgress.NONE));
			assertTrue(error.getMessage().startsWith("coils: found 2, expected 1"), error.getMessage());
		}
	}
}
