package io.github.phasegen.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Temporary NIfTI reading until the io package has it. */
final class HeadFiles {

	record Volume(int width, int height, int depth, float[] voxel, float[] re, float[] im) {}

	private HeadFiles() {}

	static Volume read(final Path file) throws IOException {
		final byte[] all;
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			all = in.readAllBytes();
		}
		final ByteBuffer b = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
		final int w = b.getShort(42), h = b.getShort(44), d = Math.max(1, b.getShort(46));
		final int type = b.getShort(70);
		final float[] voxel = { b.getFloat(80), b.getFloat(84), b.getFloat(88) };
		final int off = (int) b.getFloat(108);
		float slope = b.getFloat(112), inter = b.getFloat(116);
		if (slope == 0) { slope = 1; inter = 0; }
		final int n = w * h * d;
		final float[] re = new float[n];
		final float[] im = type == 32 ? new float[n] : null;
		for (int i = 0; i < n; i++)
			switch (type) {
				case 2 -> re[i] = (b.get(off + i) & 255) * slope + inter;
				case 4 -> re[i] = b.getShort(off + 2 * i) * slope + inter;
				case 512 -> re[i] = (b.getShort(off + 2 * i) & 0xffff) * slope + inter;
				case 16 -> re[i] = b.getFloat(off + 4 * i) * slope + inter;
				case 32 -> { re[i] = b.getFloat(off + 8 * i); im[i] = b.getFloat(off + 8 * i + 4); }
				default -> throw new IOException(file + " type " + type);
			}
		return new Volume(w, h, d, voxel, re, im);
	}
}
