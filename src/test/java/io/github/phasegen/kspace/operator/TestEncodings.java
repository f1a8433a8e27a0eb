package io.github.phasegen.kspace.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** Masks and coils to try the operators on. */
final class TestEncodings {

	/** What a mask consists of. */
	enum Sampled {
		COLUMNS, ROWS, POINTS, ALL
	}

	private TestEncodings() {}

	static SamplingMask mask(final Sampled sampled, final int width, final int height) {
		return switch (sampled) {
			case COLUMNS -> SamplingMask.ofLines(half(width), PlaneAxis.X, height);
			case ROWS -> SamplingMask.ofLines(half(height), PlaneAxis.Y, width);
			case POINTS -> new SamplingMask(width, height, half(width * height));
			case ALL -> SamplingMask.full(width, height);
		};
	}

	/** About half of them, the middle one included. */
	private static boolean[] half(final int count) {
		final Random random = new Random(count);
		final boolean[] half = new boolean[count];
		for (int i = 0; i < count; i++)
			half[i] = random.nextBoolean() || i == count / 2;
		return half;
	}

	/** Random maps: an operator must not need smooth ones. */
	static CoilSensitivities coils(final int coils, final int width, final int height) {
		return CoilSensitivities.forEverySlice(planes(coils, width, height, 11));
	}

	static List<ComplexPlane> planes(final int count, final int width, final int height, final int seed) {
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < count; k++)
			planes.add(TestPlanes.random(width, height, seed + k));
		return planes;
	}

	/** The sum of conj(a) * b: real part, imaginary part. */
	static double[] innerProduct(final List<ComplexPlane> a, final List<ComplexPlane> b) {
		final double[] sum = new double[2];
		for (int k = 0; k < a.size(); k++) {
			final float[] p = a.get(k).data();
			final float[] q = b.get(k).data();
			for (int i = 0; i < p.length; i += 2) {
				sum[0] += (double) p[i] * q[i] + (double) p[i + 1] * q[i + 1];
				sum[1] += (double) p[i] * q[i + 1] - (double) p[i + 1] * q[i];
			}
		}
		return sum;
	}

	/** a + (2 - 3i) * b. */
	static ComplexPlane combination(final ComplexPlane a, final ComplexPlane b) {
		final ComplexPlane sum = a.copy();
		for (int i = 0; i < sum.data().length; i += 2) {
			sum.data()[i] += 2 * b.data()[i] + 3 * b.data()[i + 1];
			sum.data()[i + 1] += 2 * b.data()[i + 1] - 3 * b.data()[i];
		}
		return sum;
	}
}
