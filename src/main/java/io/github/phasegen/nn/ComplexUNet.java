package io.github.phasegen.nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.github.phasegen.nn.ComplexConv2d.Geometry;

/**
 * The default network: a complex residual U-Net of {@link ModulatedResidualBlock}s. Levels are joined by strided complex
 * convolutions downwards and by 1×1 convolutions with nearest-neighbour doubling upwards; skip connections are concatenated
 * and merged by a 1×1 convolution.
 */
public final class ComplexUNet implements Network {

	private final ComplexUNetConfig config;
	private final Parameters.Scope scope;
	private final boolean normalised;
	private final TimeEmbedding embedding;
	private final ComplexConv2d input;
	private final List<Level> levels = new ArrayList<>();
	private final List<ComplexLayer> middle;
	private final ComplexLayer outputNorm;
	private final ComplexConv2d output;

	private record Level(List<ComplexLayer> encoder, ComplexConv2d down, DoublingMerge merge, List<ComplexLayer> decoder) {}

	/** Builds the network with seeded random parameters on the given, still empty, parameter set, which it then owns. */
	public ComplexUNet(final ComplexUNetConfig config, final Parameters parameters) {
		this(config, new Parameters.Scope(parameters, ""), true);
	}

	/**
	 * Builds the network as a part of another one.
	 *
	 * @param scope where its parameters belong
	 * @param normalised whether the blocks normalise their input; without, amplitudes pass through the network as they are
	 */
	ComplexUNet(final ComplexUNetConfig config, final Parameters.Scope scope, final boolean normalised) {
		this.config = config;
		this.scope = scope;
		this.normalised = normalised;
		final List<Integer> widths = config.widths();
		final int first = widths.get(0);
		embedding = config.embeddingWidth() == 0 ? null : new TimeEmbedding(scope.scope("time"), config.embeddingWidth());
		input = conv("input", config.inputChannels(), first, 3, 1, 1);
		for (int i = 0; i + 1 < widths.size(); i++)
			levels.add(level(i, widths.get(i), widths.get(i + 1)));
		middle = blocks("middle", widths.get(widths.size() - 1), config.middleBlocks());
		outputNorm = normalised ? new ComplexRmsNorm(scope.scope("output.norm"), first) : ComplexLayer.IDENTITY;
		output = conv("output", first, config.outputChannels(), 3, 1, 0);
	}

	private Level level(final int index, final int width, final int deeper) {
		final String name = "level" + index;
		return new Level(blocks(name + ".encoder", width, config.blocks()), conv(name + ".down", width, deeper, 3, 2, 1),
			new DoublingMerge(conv(name + ".up", deeper, width, 1, 1, 1), conv(name + ".merge", 2 * width, width, 1, 1, 1)),
			blocks(name + ".decoder", width, config.blocks()));
	}

	private ComplexConv2d conv(final String name, final int in, final int out, final int kernel, final int stride,
		final double gain)
	{
		return new ComplexConv2d(scope.scope(name), new Geometry(in, out, kernel, stride, true), gain);
	}

	private List<ComplexLayer> blocks(final String name, final int width, final int count) {
		final List<ComplexLayer> blocks = new ArrayList<>();
		for (int i = 0; i < count; i++)
			blocks.add(new ModulatedResidualBlock(scope.scope(name + i), width, config.embeddingWidth(), normalised));
		return blocks;
	}

	@Override
	public NDArray forward(final NDArray x, final NDArray time, final boolean training) {
		final Pass pass = embedding == null ? Pass.of(training) : new Pass(training, embedded(time));
		final Deque<NDArray> skips = new ArrayDeque<>();
		NDArray h = input.forward(x, pass);
		for (final Level level : levels) {
			h = apply(level.encoder(), h, pass);
			skips.push(h);
			h = level.down().forward(h, pass);
		}
		h = apply(middle, h, pass);
		for (int i = levels.size() - 1; i >= 0; i--)
			h = decode(levels.get(i), h, skips.pop(), pass);
		return finish(h, pass);
	}

	private NDArray embedded(final NDArray time) {
		final NDArray embedded = embedding.forward(time);
		return embedded.mul(Activation.sigmoid(embedded));
	}

	private NDArray finish(final NDArray h, final Pass pass) {
		return Planar.scoped(h, () -> output.forward(Activation.gelu(outputNorm.forward(h, pass)), pass));
	}

	private static NDArray apply(final List<ComplexLayer> layers, final NDArray x, final Pass pass) {
		return Planar.scoped(x, () -> {
			NDArray h = x;
			for (final ComplexLayer layer : layers)
				h = layer.forward(h, pass);
			return h;
		});
	}

	private static NDArray decode(final Level level, final NDArray h, final NDArray skip, final Pass pass) {
		return apply(level.decoder(), Planar.scoped(h, () -> level.merge().forward(h, skip, pass)), pass);
	}

	@Override
	public Parameters parameters() {
		return scope.parameters();
	}

	@Override
	public int sizeMultiple() {
		return 1 << levels.size();
	}

	@Override
	public void freeze() {
		final List<ComplexLayer> all = new ArrayList<>(middle);
		all.add(input);
		all.add(output);
		for (final Level level : levels) {
			all.addAll(level.encoder());
			all.addAll(level.decoder());
			all.add(level.down());
			level.merge().freeze();
		}
		all.forEach(ComplexLayer::freeze);
	}
}
