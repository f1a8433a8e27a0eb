package io.github.phasegen.recon.network;

import static io.github.phasegen.testing.Close.assertClose;
import static io.github.phasegen.testing.Close.relativeError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import ai.djl.Device;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.simulate.coil.CoilArray;
import io.github.phasegen.simulate.coil.CoilArrayOptions;
import io.github.phasegen.simulate.coil.CoilGrid;
import io.github.phasegen.simulate.coil.CoilKind;
import io.github.phasegen.testing.TinyReconModel;
import io.github.phasegen.testing.TinyStripModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconModelTest {

	private ReconModel model;

	@BeforeEach
	void load() throws IOException {
		model = ReconModel.of(TinyReconModel.content(), Device.cpu());
	}

	@AfterEach
	void close() {
		model.close();
	}

	private static CoilKSpace oneCoil(final ComplexPlane image, final PlaneAxis axis) {
		final SamplingMask mask = new RandomColumns(3, 0.2, axis).draw(image.width(), image.height(), 3);
		return new CoilKSpace(CoilEncoding.ofOneCoil(mask).forward(image), mask);
	}

	private ComplexPlane run(final CoilKSpace slice) {
		return model.reconstructor().reconstruct(slice, IterationProgress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "32, 24, X", "31, 17, X", "20, 33, Y" })
	void theImageOfOneCoilAgreesWithItsSamples(final int width, final int height, final PlaneAxis axis) {
		final CoilKSpace slice = oneCoil(TestPlanes.random(width, height, 1), axis);
		final ComplexPlane image = run(slice);
		assertClose(slice.coils().get(0).data(), slice.encoding().forward(image).get(0).data(), 1e-6);
		assertTrue(relativeError(slice.encoding().adjoint(slice.coils()).data(), image.data()) > 1e-3, "the network does something");
	}

	@Test
	void theScaleOfTheSamplesIsThatOfTheImage() {
		final ComplexPlane image = TestPlanes.random(16, 16, 1);
		final float[] once = run(oneCoil(image, PlaneAxis.X)).data().clone();
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] *= 4096;
		final float[] larger = run(oneCoil(image, PlaneAxis.X)).data();
		for (int i = 0; i < once.length; i++)
			once[i] *= 4096;
		assertClose(once, larger, 1e-4);
	}

	/** Turned k-space gives the turned image. */
	@Test
	void rowsAreReconstructedAsColumnsAre() {
		final ComplexPlane image = TestPlanes.random(24, 18, 1);
		final ComplexPlane straight = run(oneCoil(image, PlaneAxis.X));
		final ComplexPlane turned = run(oneCoil(turned(image), PlaneAxis.Y));
		assertClose(straight.data(), turned(turned).data(), 1e-4);
	}

	private static ComplexPlane turned(final ComplexPlane plane) {
		final ComplexPlane turned = new ComplexPlane(plane.height(), plane.width());
		for (int y = 0; y < plane.height(); y++)
			for (int x = 0; x < plane.width(); x++)
				turned.set(y, x, plane.re(x, y), plane.im(x, y));
		return turned;
	}

	@Test
	void severalCoilsAreJoinedByTheirSensitivities() {
		final ComplexPlane image = TestPlanes.random(24, 20, 1);
		final CoilSensitivities maps = new CoilArray(CoilArrayOptions.of(CoilKind.BIRDCAGE, 6), CoilGrid.ofPixels(24, 20, 1)).maps(0);
		final SamplingMask mask = new RandomColumns(2, 0.2, PlaneAxis.X).draw(24, 20, 3);
		final CoilKSpace slice = new CoilKSpace(new CoilEncoding(maps, mask).forward(image), mask, Optional.of(maps));
		final ComplexPlane found = run(slice);
		final List<ComplexPlane> predicted = slice.encoding().forward(found);
		for (int coil = 0; coil < 6; coil++)
			assertClose(slice.coils().get(coil).data(), predicted.get(coil).data(), 0.1);
		assertThrows(IllegalArgumentException.class, () -> run(new CoilKSpace(slice.coils(), mask)));
	}

	/** The same k-space as that of one coil and as that of one coil whose sensitivity is 1 everywhere. */
	@Test
	void evenSensitivityChangesNothing() {
		final CoilKSpace slice = oneCoil(TestPlanes.random(24, 18, 1), PlaneAxis.X);
		final ComplexPlane ones = new ComplexPlane(24, 18);
		for (int i = 0; i < ones.data().length; i += 2)
			ones.data()[i] = 1;
		assertClose(run(slice).data(), run(slice.withSensitivities(CoilSensitivities.forEverySlice(List.of(ones)))).data(), 1e-4);
	}

	@Test
	void cascadesAreTheIterations() {
		final CoilKSpace slice = oneCoil(TestPlanes.random(16, 12, 1), PlaneAxis.X);
		final List<String> heard = new ArrayList<>();
		final List<ComplexPlane> shown = new ArrayList<>();
		final ComplexPlane image = model.reconstructor().reconstruct(slice, (iteration, iterations, residual, current) -> {
			heard.add(iteration + " of " + iterations);
			shown.add(current.get());
		});
		assertEquals(List.of("1 of 2", "2 of 2"), heard);
		assertClose(image.data(), shown.get(1).data(), 1e-5);
	}

	@Test
	void cancellingEndsIt() {
		final IterationProgress cancelled = new IterationProgress() {

			@Override
			public void step(final int iteration, final int iterations, final double residual, final Supplier<ComplexPlane> current) {}

			@Override
			public boolean cancelled() {
				return true;
			}
		};
		final CoilKSpace slice = oneCoil(TestPlanes.random(16, 12, 1), PlaneAxis.X);
		assertThrows(CancellationException.class, () -> model.reconstructor().reconstruct(slice, cancelled));
	}

	@Test
	void modelsOfOtherTasksAreRefused(@TempDir final Path folder) throws IOException {
		final ModelSource other = ModelSource.parse("recon", TinyStripModel.write(folder.resolve("other")).toString());
		final ModelException error = assertThrows(ModelException.class, () -> ReconModel.load(other, DeviceChoice.CPU));
		assertTrue(error.getMessage().contains("task: found skullstrip, expected recon"), error.getMessage());
	}
}
